namespace Portal.Engine.People;

public static class PersonName
{
    public const int MaxLength = 100;

    /// <summary>The name as it is kept; null if it is none.</summary>
    public static string? Normalise(string? text) =>
        text?.Trim() is { Length: > 0 and <= MaxLength } name && !name.Any(MustNotBeIn) ? name : null;

    /// <summary>Characters that nobody sees, but that turn what stands beside them around.</summary>
    static bool MustNotBeIn(char letter) => char.IsControl(letter) || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';
}
