namespace Portal.Engine.Credentials;

/// <summary>How a secret in the vault may be called, so that its name fits a setting, a URL and a log line.</summary>
static class VaultName
{
    public const int MostLetters = 100;

    public static bool Fits(string? name) =>
        name is { Length: > 0 and <= MostLetters } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/');
}
