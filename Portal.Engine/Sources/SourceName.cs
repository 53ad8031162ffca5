using Portal.Engine.Forms;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sources;

/// <summary>What sources, streams and feeds are called.</summary>
static class SourceName
{
    public const int MaxLength = 100;

    /// <summary>Folding can make of one letter several.</summary>
    public const int LongestSearch = 4 * MaxLength;

    public static void Check(string name, FormProblems problems)
    {
        var trimmed = name.Trim();
        if (trimmed.Length > MaxLength || Folding.Of(trimmed).Length > LongestSearch || trimmed.Any(char.IsControl)) problems.Add("Name", $"Use at most {MaxLength} letters, in one line.");
    }
}
