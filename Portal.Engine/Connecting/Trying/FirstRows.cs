using System.Globalization;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Whether the rows of a first page can be told apart, without which nothing else can be shown.</summary>
static class FirstRows
{
    /// <param name="first">The first page.</param>
    /// <param name="key">Where the key stands.</param>
    /// <param name="findings">Is told why not.</param>
    public static bool AreFit(TriedPage first, IReadOnlyList<string> key, Findings findings)
    {
        var keyed = first.Keys.Where(one => one is not null).ToArray();
        if (first.Count == 0) findings.Open(TrialTopic.Pages, "The list is empty, so neither pages nor changes can be tried. Try again when the source has rows.");
        else if (keyed.Length < first.Count) findings.Open(TrialTopic.Key, $"{Ways.Rows(first.Count - keyed.Length)} of {first.Count} have no key that can be read at {string.Join(" + ", key)}.");
        else if (keyed.Distinct().Count() is var different && different < first.Count) findings.Open(TrialTopic.Key, string.Create(CultureInfo.InvariantCulture, $"Only {different} of {first.Count} keys differ, so {string.Join(" + ", key)} is no key: rows would take each other's place. Choose another field, or several together. Nothing more was tried."));
        else return true;
        return false;
    }
}
