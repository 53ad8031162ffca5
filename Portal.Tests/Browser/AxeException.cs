namespace Portal.Tests.Browser;

/// <summary>One line of axe-exceptions.json: what a library gets wrong and we cannot mend, and what was done about it.</summary>
/// <param name="Rule">axe's name of the rule.</param>
/// <param name="Element">The element as axe names it, or the end of that.</param>
/// <param name="Why">Why it cannot be mended here.</param>
/// <param name="Done">What was done about it.</param>
sealed record AxeException(string Rule, string Element, string Why, string Done)
{
    public bool Covers(AxeViolation violation) => violation.Rule == Rule && violation.Element.EndsWith(Element, StringComparison.Ordinal);
}
