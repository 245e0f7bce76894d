import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds each file against PDF/A-2b (ISO 19005-2), whatever the file says of itself; tells the first of each rule it breaks. Ends with 1 where one does. */
public class Validate {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean all = true;
    for (String file : files) all &= isCompliant(file);
    System.exit(all ? 0 : 1);
  }

  private static boolean isCompliant(String file) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.PDFA_2_B;
    try (FileInputStream bytes = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour)) {
      ValidationResult result = Foundries.defaultInstance().createValidator(flavour, 1, false, false, false).validate(parser);
      System.out.println((result.isCompliant() ? "PDF/A-2b      " : "not PDF/A-2b  ") + file + " (" + result.getTotalAssertions() + " checks)");
      for (TestAssertion broken : result.getTestAssertions())
        System.out.println("  " + broken.getRuleId().getClause() + ": " + broken.getMessage());
      return result.isCompliant();
    }
  }
}
