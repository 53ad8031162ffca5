namespace Portal.Engine.People;

public static class PersonName
{
    public const int MaxLength = 100;

    /// <summary>The name as it is kept; null if it is none.</summary>
    public static string? Normalise(string? text) =>
        text?.Trim() is { Length: > 0 and <= MaxLength } name && !name.Any(char.IsControl) ? name : null;
}
