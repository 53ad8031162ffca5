using System.Text.RegularExpressions;

namespace Portal.Engine.Entities;

/// <summary>Names of entities and of their fields, as they stand in records, in the API and in queries.</summary>
public static partial class EntityName
{
    public const int MaxLength = 60, LongestLabel = 100;

    public const string Rule = "Use 1 to 60 small letters, digits and underscores, and begin with a letter, such as customer or first_name.";

    public static bool Fits(string name) => Pattern().IsMatch(name);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,59}\z")]
    private static partial Regex Pattern();
}
