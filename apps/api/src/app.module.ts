import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { CalendarFeed } from './calendar/calendar-feed.js';
import { IncidentCommands } from './commands/incident-commands.js';
import { RefusedAttempts } from './commands/refused-attempts.js';
import { Downloads } from './doors/downloads.js';
import { allRoutes, Routes, routeGroups } from './doors/routes.js';
import { EvidencePacks } from './evidence-packs/evidence-packs.js';
import { GivenPacks } from './evidence-packs/given-packs.js';
import { PackLinks } from './evidence-packs/pack-links.js';
import { DamagedFiles } from './files/damaged-files.js';
import { EvidenceFiles } from './files/evidence-files.js';
import { Accounts } from './identity/accounts.js';
import { Callers } from './identity/callers.js';
import { OwnerLink } from './identity/owner-link.js';
import { SignInDesk } from './identity/sign-in-desk.js';
import { SignInLimits } from './identity/sign-in-limits.js';
import { SignIns } from './identity/sign-ins.js';
import { OrganisationCommands } from './organisation/organisation-commands.js';
import { OrganisationPlans } from './organisation/organisation-plans.js';
import { OrganisationRecord } from './organisation/organisation-record.js';
import { Connections } from './process/connections.js';
import { DatabaseShape } from './process/database-shape.js';
import { OwnAddress } from './process/own-address.js';
import { Secrets } from './process/secrets.js';
import { LOG, PATIENCE, SETTINGS } from './process/tokens.js';
import { Changes } from './reads/changes.js';
import { EngineHistories } from './reads/engine-histories.js';
import { IncidentReads } from './reads/incident-reads.js';
import { Reads } from './reads/reads.js';
import { RecordExports } from './reads/record-exports.js';
import { SealedTexts } from './reads/sealed-texts.js';
import type { Settings } from './settings/settings.js';
import { type Patience, usualPatience, WatchdogStandIn } from './standby/watchdog-stand-in.js';

@Module({})
class AppModule {}

/** Everything of this process, put together. */
export function appModule(settings: Settings, log: Logger, patience: Patience = usualPatience): DynamicModule {
  const process = [Connections, DatabaseShape, OwnAddress, Secrets];
  const identity = [SignIns, SignInLimits, SignInDesk, Callers, Accounts, OwnerLink];
  const work = [OrganisationRecord, OrganisationPlans, OrganisationCommands, IncidentCommands, RefusedAttempts];
  const reading = [
    DamagedFiles,
    EvidenceFiles,
    EvidencePacks,
    GivenPacks,
    PackLinks,
    Reads,
    IncidentReads,
    SealedTexts,
    EngineHistories,
    Downloads,
    RecordExports,
    Changes,
    CalendarFeed,
  ];
  const doors = [...routeGroups, allRoutes, Routes];
  const given = [
    { provide: SETTINGS, useValue: settings },
    { provide: LOG, useValue: log },
    { provide: PATIENCE, useValue: patience },
  ];
  return { module: AppModule, providers: [...given, ...process, ...identity, ...work, ...reading, ...doors, WatchdogStandIn] };
}
