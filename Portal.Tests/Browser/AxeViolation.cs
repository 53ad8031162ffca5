namespace Portal.Tests.Browser;

/// <summary>An element that breaks a rule, in axe's words.</summary>
sealed record AxeViolation(string Rule, string Element, string Html, string Summary)
{
    public override string ToString() => $"{Rule}: {Element}\n  {Html}\n  {Summary.ReplaceLineEndings("\n  ")}";
}
