"""Checks an exported record as docs/record-format.md describes it, written from that page with nothing but the standard library.

Usage: verify.py FILE [--receipt SEQ:DIGEST] [--checkpoint FILE] [--key KEY] ...
       verify.py --each     one JSON array of such arguments a line on standard input, one answer a line
Answers in JSON: {"is": "sound"} or {"is": "broken", "problem", "seq"} or {"is": "not-checkable", "why"}. Exit code 0, 1 or 2.
"""
import base64, functools, hashlib, itertools, json, math, re, sys, types
from decimal import Decimal

sys.setrecursionlimit(3_000)
HEX, TIME = re.compile(r'[0-9a-f]{64}'), re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z', re.A)
NAME, LONGEST, AROUND = '[!-*,-~]+', 1 << 24, ' \t\n\r\ufeff'
sha = lambda *parts: hashlib.sha256(b''.join(parts)).digest()
count = lambda v: type(v) is int and 0 <= v < 2 ** 53
is_hash = lambda v: isinstance(v, str) and HEX.fullmatch(v) is not None
origin_of = lambda stream: 'shodo/organisation/' + (stream + ':').split(':')[1]

# -- Canonical form (RFC 8785)
def number(value):
    if not math.isfinite(value := float(value)): raise ValueError('no number of JSON')
    if value == 0: return '0'
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text, point = ''.join(map(str, digits)), len(digits) + exponent
    if len(text) <= point <= 21: text += '0' * (point - len(text))
    elif 0 < point <= 21: text = f'{text[:point]}.{text[point:]}'
    elif -6 < point <= 0: text = '0.' + '0' * -point + text
    else: text = text[0] + ('.' + text[1:] if len(text) > 1 else '') + f'e{point - 1:+d}'
    return ('-' if sign else '') + text
def canonical(value, depth=0):
    if depth >= 500 and isinstance(value, (list, dict)): raise ValueError('nested deeper than is read')
    if value is None or isinstance(value, bool): return json.dumps(value)
    if isinstance(value, (int, float)): return number(value)
    if isinstance(value, str):
        value.encode('utf-8')  # raises for a lone surrogate
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list): return '[' + ','.join(canonical(each, depth + 1) for each in value) + ']'
    members = sorted(value.items(), key=lambda member: member[0].encode('utf-16-be', 'surrogatepass'))
    return '{' + ','.join(f'{canonical(name)}:{canonical(each, depth + 1)}' for name, each in members) + '}'
def parsed(line):
    try:
        value = json.loads(line.decode('utf-8'), parse_constant=int)  # which reads none of them, NaN and the like: they are not JSON
        if canonical(value).encode() == line: return value
    except (ValueError, OverflowError, RecursionError): pass
def members(value, *names): return isinstance(value, dict) and set(value) == set(names)

# -- Merkle tree (RFC 9162)
leaf_hash = lambda value: sha(b'\0', canonical(value).encode())
class Log:
    def __init__(self): self.size, self.stack = 0, []
    def add(self, hashed, level=0):
        self.size += 1 << level
        while self.stack and self.stack[-1][0] == level:
            hashed, level = sha(b'\1', self.stack.pop()[1], hashed), level + 1
        self.stack.append((level, hashed))
    def root(self):
        hashes = [hashed for _, hashed in reversed(self.stack)]
        return functools.reduce(lambda right, left: sha(b'\1', left, right), hashes) if hashes else sha()
def levels(start, end):
    while start < end:
        yield (level := min((start & -start).bit_length() - 1 if start else 53, (end - start).bit_length() - 1))
        start += 1 << level
def leads_to(root, leaf, index, size, path):
    if index >= size: return False
    last = size - 1
    for sibling in path:
        if last == 0: return False
        if index % 2 or index == last:
            leaf = sha(b'\1', sibling, leaf)
            while index % 2 == 0 and index: index, last = index >> 1, last >> 1
        else: leaf = sha(b'\1', leaf, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and leaf == root

# -- Ed25519 (RFC 8032, section 5.1)
P, ORDER = 2 ** 255 - 19, 2 ** 252 + 27742317777372353535851937790883648493
ORDER_8 = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7
D = -121665 * pow(121666, -1, P) % P
def plus(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    m, n, o, q = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P, 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = n - m, q - o, q + o, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(scalar, point):
    rest = times(scalar >> 1, plus(point, point)) if scalar else (0, 1, 1, 0)
    return plus(rest, point) if scalar & 1 else rest
def point(encoded):
    odd, y = divmod(int.from_bytes(encoded, 'little'), 2 ** 255)
    if y >= P: return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P: x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and odd): return None
    if x & 1 != odd: x = P - x
    return x, y, 1, x * y % P
BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, 'little'))
@functools.cache
def signature_holds(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], 'little')
    if len(signature) != 64 or a is None or r is None or s >= ORDER: return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % ORDER
    (x1, y1, z1, _), (x2, y2, z2, _) = times(s, BASE), plus(r, times(k, a))
    return (x1 * z2 - x2 * z1) % P == 0 and (y1 * z2 - y2 * z1) % P == 0

# -- Signed notes, keys and checkpoints (C2SP)
def base64_bytes(text):
    try: decoded = base64.b64decode(text, validate=True)
    except ValueError: return None
    return decoded if base64.b64encode(decoded).decode() == text else None
def key_of(text):
    found = re.fullmatch(rf'({NAME})\+([0-9a-f]{{8}})\+([A-Za-z0-9+/=]+)', text)
    raw = found and base64_bytes(found[3])
    y = int.from_bytes(raw[1:], 'little') % 2 ** 255 if raw else 0
    if y >= P or y in (0, 1, P - 1, ORDER_8, P - ORDER_8) or len(raw) != 33 or raw[0] != 1: return None
    return (found[1], raw[1:]) if key_id(found[1], raw[1:]).hex() == found[2] else None
text_of = lambda key: f'{key[0]}+{key_id(*key).hex()}+{base64.b64encode(bytes([1]) + key[1]).decode()}'
key_id = lambda name, raw: sha(name.encode() + b'\n\1' + raw)[:4]
def note_of(text):
    end = text.rfind('\n\n')
    if end < 0 or not text.endswith('\n') or re.search(r'[\x00-\x09\x0b-\x1f]', text): return None
    signatures = []
    for line in text[end + 2:-1].split('\n'):
        found = re.fullmatch(f'\u2014 ({NAME}) ([A-Za-z0-9+/=]+)', line)
        raw = found and base64_bytes(found[2])
        if not raw or len(raw) < 5: return None
        signatures.append((found[1], raw[:4], raw[4:]))
    return text[:end + 1], signatures
def signers(note, keys):
    """The keys that signed, by their texts; False when a signature only claims one of them."""
    by = set()
    for name, claimed, signature in note[1]:
        named = [key for key in keys if key[0] == name and key_id(*key) == claimed]
        by |= (holding := {text_of(key) for key in named if signature_holds(key[1], note[0].encode(), signature)})
        if named and not holding: return False
    return by
def checkpoint_of(text):
    found = re.fullmatch(rf'({NAME})\n(0|[1-9]\d{{0,14}})\n([A-Za-z0-9+/=]+)\nheads ([A-Za-z0-9+/=]+)\ntime ([^\n]+)\n', text, re.A)
    root, heads = (base64_bytes(found[3]), base64_bytes(found[4])) if found else (None, None)
    if not root or not heads or len(root) != 32 or len(heads) != 32 or not TIME.fullmatch(found[5]): return None
    return {'origin': found[1], 'size': int(found[2]), 'root': root, 'heads': heads, 'time': found[5]}

# -- The chain (steps 1 to 5, and receipts)
def entry_of(value):
    """What the checks ask of an entry line; None for a line that nobody exported."""
    if not (members(value, 'digest', 'entry', 'recordedAt') or members(value, 'digest', 'entry', 'leaf', 'recordedAt')): return None
    entry, leaf = value['entry'], value.get('leaf', False)
    if not isinstance(value['digest'], str) or not isinstance(value['recordedAt'], str) or not TIME.fullmatch(value['recordedAt']): return None
    if not isinstance(entry, dict) or not all(isinstance(entry.get(n), str) for n in ('format', 'stream', 'prevDigest')): return None
    if type(entry.get('seq')) not in (int, float): return None
    if leaf is not False and not (members(leaf, 'hash', 'index') and is_hash(leaf['hash']) and count(leaf['index'])): return None
    return {'intact': sha(canonical(entry).encode()).hex() == value['digest'], 'leaf': leaf or None, **{n: entry[n] for n in ('format', 'stream', 'prevDigest', 'seq')},
            'digest': value['digest'], 'recordedAt': value['recordedAt']}
NOBODYS = {'intact': False, 'leaf': None, 'format': 'shodo-entry/1', 'stream': '', 'prevDigest': '', 'seq': 0, 'digest': '', 'recordedAt': ''}
def chain_fault(entries, stream, head, held):
    """(problem, seq) of the first fault, or None."""
    as_held = lambda e: all(d == e['digest'] for s, d in held if s == e['seq'])
    prev, before = '0' * 64, None
    for at, e in enumerate(entries):
        seq, nxt, later = at + 1, entries[at + 1] if at + 1 < len(entries) else None, entries[at + 1:]
        if e['format'] != 'shodo-entry/1': return 'unknown-version', seq
        fits = nxt and nxt['intact'] and nxt['seq'] == seq and nxt['prevDigest'] == prev and as_held(nxt)
        if not e['intact']: return ('inserted' if fits else 'changed'), seq
        if e['stream'] != stream: return 'wrong-stream', seq
        if e['seq'] > seq: return ('reordered' if any(l['seq'] == seq for l in later) else 'deleted'), seq
        if e['seq'] < seq: return 'inserted', e['seq']
        if e['prevDigest'] != prev:
            rest_builds_on_it = nxt['prevDigest'] == e['digest'] if nxt else head['digest'] == e['digest']
            confirmed = seq == 1 or any(s == seq - 1 for s, _ in held)
            return 'changed', seq - 1 if rest_builds_on_it and not confirmed else seq
        if not as_held(e): return ('inserted' if fits else 'rewritten'), seq
        if before and e['recordedAt'] < before['recordedAt']: return 'backdated', seq
        prev, before = e['digest'], e
    if len(entries) < max([s for s, _ in held]): return 'truncated', len(entries) + 1
    return ('inserted', head['seq'] + 1) if len(entries) > head['seq'] else None

# -- The log (steps 6 to 10, and what is held elsewhere)
witness = lambda own, trusts: types.SimpleNamespace(own=own, trusts=trusts, sure=0, doubts=False)
def log_fault(lines, stream, exported_at, origin, size, held, pinned):
    """(problem, seq) of the first fault, or None. `held` are those that are signed as they say."""
    log, keys, heads, awaited = Log(), list(pinned), {c['size']: c['heads'] for _, c in held}, {o['size']: [c for _, c in held if c['size'] == o['size']] for _, o in held}
    split = min((s for s, known in awaited.items() if len({(c['root'], c['heads']) for c in known}) > 1), default=float('inf'))
    # What says by which keys the log may be signed: those that are held, or else each checkpoint for itself.
    witnesses = [witness(None, {text_of(key) for key in pinned})] if pinned else [witness(h, set()) for h in held if h[1]['size'] <= size]
    vouch = lambda w: any(h[1]['size'] == log.size and (h is w.own or signers(h[0], keys) & w.trusts) for h in held)
    covered, digest, agreed, vouched, rewritten, first, last, digests, past, proven = 0, '', 0, 0, None, None, None, {}, False, False
    for kind, value in lines:
        past = past or kind != 'key'
        if kind == 'key':
            key, hand_over, by = key_of(value['key']), note_of(value.get('handOver', '')), set()
            if past or not key or key[0] != origin: return 'changed-proof', agreed + 1
            if hand_over and hand_over[0] == f"{origin}\nhand-over\n{value['key']}\n": by = signers(hand_over, keys)
            if 'handOver' in value and not by: return 'changed-proof', agreed + 1
            for w in witnesses: w.trusts |= {value['key']} if by & w.trusts or (w.own and any(signers((w.own[0][0], [each]), [key]) for each in w.own[0][1])) else set()
            keys.append(key)
        added = []
        if kind == 'entry':
            if value['leaf'] is None and log.size >= size: continue
            if value['leaf'] is None or log.size >= size or value['leaf']['index'] != log.size: return 'changed-proof', covered + 1
            hashed, first = bytes.fromhex(value['leaf']['hash']), log.size if first is None else first
            if leaf_hash({'digest': value['digest'], 'recordedAt': value['recordedAt']}) != hashed: rewritten = rewritten or covered + 1
            covered, digest, added = covered + 1, value['digest'], [(hashed, 0)]
        if kind == 'nodes':
            steps = list(levels(log.size, value['upTo'])) if value['upTo'] <= size else []
            if not steps or len(steps) != len(value['nodes']): return 'changed-proof', agreed + 1
            added = [(bytes.fromhex(n), level) for n, level in zip(value['nodes'], steps)]
        if kind == 'timestamp':
            over = digests.get(value['timestamp']['size'])
            if not over or over not in (base64_bytes(value['timestamp']['token']) or b''): return 'changed-proof', agreed + 1
        for hashed, level in added:
            log.add(hashed, level)
            if split < log.size: return 'forked', vouched + 1
            known = awaited.pop(log.size, [])
            if known and (rewritten or any(c['root'] != log.root() for c in known)):
                return ('rewritten' if all(c['root'] == log.root() for c in known) else 'forked'), rewritten or vouched + 1
            if known: agreed = vouched = covered
            for w in filter(vouch, witnesses if known else []): w.sure, w.doubts = covered, False
            if split == log.size: return 'forked', vouched + 1
        if kind == 'nodes' and first is not None and any(first < s < log.size for s in awaited): return 'forked', vouched + 1
        if kind == 'checkpoint':
            note = note_of(value)
            c = note and checkpoint_of(note[0])
            if not c or c['origin'] != origin or c['size'] != log.size or c['size'] <= (last['size'] if last else 0): return 'changed-proof', agreed + 1
            by, after = signers(note, keys), agreed + 1
            if not by: return ('changed-proof' if by is False else 'wrong-key'), after
            if rewritten or c['root'] != log.root(): return ('rewritten' if c['root'] == log.root() else 'changed-proof'), rewritten or after
            if c['heads'] != heads.get(c['size'], c['heads']): return 'forked', vouched + 1
            for w in witnesses: w.sure, w.doubts = (covered, False) if by & w.trusts or vouch(w) else (w.sure, True)
            agreed, last, digests[c['size']] = covered, c, sha(value.encode())
        if kind == 'headProof':
            head, path = value['head'], [bytes.fromhex(n) for n in value['path']]
            leaf, fits = leaf_hash({**head, 'stream': stream}), last and not proven and last['size'] == size
            if not fits or not leads_to(last['heads'], leaf, value['index'], value['count'], path): return 'changed-proof', agreed + 1
            if head['seq'] > covered: return 'truncated', covered + 1
            if not covered or head['seq'] != covered or head['digest'] != digest: return 'changed-proof', agreed + 1
            proven = True
    if (last['size'] if last else 0) != size or log.size != size or (last and not proven): return 'changed-proof', agreed + 1
    if split in awaited: return 'forked', vouched + 1
    if origin and any(c['size'] > size and c['time'] <= exported_at for _, c in held): return 'rolled-back', covered + 1
    return min((('wrong-key', w.sure + 1) for w in witnesses if w.doubts), default=None)

# -- A file
def kind_of(value):
    if members(value, 'nodes', 'upTo') and isinstance(value['nodes'], list) and all(map(is_hash, value['nodes'])) and count(value['upTo']): return 'nodes', value
    if members(value, 'checkpoint') and isinstance(value['checkpoint'], str): return 'checkpoint', value['checkpoint']
    if (members(value, 'key') or members(value, 'handOver', 'key')) and all(isinstance(v, str) for v in value.values()): return 'key', value
    if members(value, 'timestamp') and members(value['timestamp'], 'size', 'token') and count(value['timestamp']['size']) \
            and isinstance(value['timestamp']['token'], str): return 'timestamp', value
    proof = value.get('headProof') if members(value, 'headProof') else None
    if members(proof, 'count', 'head', 'index', 'path') and members(proof['head'], 'digest', 'seq') and isinstance(proof['path'], list) \
            and all(map(is_hash, proof['path'])) and all(map(count, (proof['count'], proof['index'], proof['head']['seq']))) \
            and isinstance(proof['head']['digest'], str): return 'headProof', proof
    return 'entry', entry_of(value) or NOBODYS
def header_of(value):
    if not isinstance(value, dict) or value.get('algorithm') != 'sha-256' or value.get('canonicalForm') != 'rfc8785': return None
    head, log = value.get('head'), value.get('log')
    if value.get('format') != 'shodo-record/2' and (value.get('format') != 'shodo-record/1' or 'log' in value): return None
    if not isinstance(value.get('stream'), str) or not TIME.fullmatch(str(value.get('exportedAt'))): return None
    if not isinstance(head, dict) or not count(head.get('seq')) or not isinstance(head.get('digest'), str): return None
    if 'log' in value and not (isinstance(log, dict) and log.get('origin') == origin_of(value['stream']) and count(log.get('size'))): return None
    return value
TOLD = 'held-is-unreadable', 'held-of-another-log', 'held-is-not-signed', 'held-without-log', 'held-is-newer'
def verify(data, receipts=(), checkpoints=(), pinned=()):
    unsure = lambda why: {'is': 'not-checkable', 'why': why}
    lines = [line.removesuffix(b'\r') if len(line) <= LONGEST else b'' for line in data.removesuffix(b'\n').split(b'\n')]
    header = header_of(parsed(lines[0]))
    if not header: return unsure('no-header')
    if header['head']['seq'] == 0: return unsure('no-entries')
    read, stream, head, log = [kind_of(parsed(line)) for line in lines[1:]], header['stream'], header['head'], header.get('log')
    chain = chain_fault([value for kind, value in read if kind == 'entry'], stream, head, [*receipts, (head['seq'], head['digest'])])
    if chain and chain[0] == 'unknown-version': return unsure('unknown-version')
    origin, size = origin_of(stream), log['size'] if log else 0
    held, given = [], [key_of(text.strip(AROUND)) for text in pinned]  # each thing that is held is judged by itself
    keys = [key for key in given if key and key[0] == origin]
    aside = {'held-of-another-log' if key else 'held-is-unreadable' for key in given if key not in keys} | ({'held-without-log'} if keys and not size else set())
    brought = [key_of(value['key']) for _, value in itertools.takewhile(lambda line: line[0] == 'key', read)]
    for text in checkpoints:
        note = note_of(re.sub('\r+\n', '\n', text).strip(AROUND) + '\n')
        c = note and checkpoint_of(note[0])
        why = 'held-is-unreadable' if not c else 'held-of-another-log' if c['origin'] != origin else 'held-is-not-signed' if \
            signers(note, keys + [key for key in brought if key]) is False else 'held-without-log' if not log else 'held-is-newer' if c['size'] > size else None
        if why: aside.add(why)
        if why in (None, 'held-without-log', 'held-is-newer'): held.append((note, c))
    fault = log_fault(read, stream, header['exportedAt'], log['origin'] if log else '', size, held, keys)
    if chain and not (fault and fault[0] == 'rewritten' and fault[1] < chain[1]): fault = chain
    if fault: return {'is': 'broken', 'problem': fault[0], 'seq': fault[1]}
    return unsure(next(why for why in TOLD if why in aside)) if aside else {'is': 'sound'}
def asked(args):
    path, given = args[0], {'--receipt': [], '--checkpoint': [], '--key': []}
    for name, value in zip(args[1::2], args[2::2], strict=True): given[name].append(value)
    receipts = [(int(found[1]), found[2]) for found in (re.fullmatch(r'([1-9]\d{0,14}):([0-9a-f]{64})', text, re.A) for text in given['--receipt'])]
    texts = [open(each, encoding='utf-8', errors='replace', newline='').read() for each in given['--checkpoint']]
    return verify(open(path, 'rb').read(), receipts, texts, given['--key'])

if __name__ == '__main__':
    if sys.argv[1:] == ['--each']:
        for line in sys.stdin: print(json.dumps(asked(json.loads(line))), flush=True)
    else:
        try: found = asked(sys.argv[1:])
        except Exception as error: found = {'is': 'not-checkable', 'why': f'{type(error).__name__}: {error}'}
        print(json.dumps(found))
        sys.exit({'sound': 0, 'broken': 1, 'not-checkable': 2}[found['is']])
