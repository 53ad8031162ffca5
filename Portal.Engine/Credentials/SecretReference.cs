namespace Portal.Engine.Credentials;

/// <summary>Where a secret is kept, without the secret: env:NAME, file:/path, vault:name, or a plain name in the vault.</summary>
public sealed record SecretReference(SecretPlace Place, string Name)
{
    public static Outcome<SecretReference> Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return VaultName.Fits(trimmed) ? new SecretReference(SecretPlace.Name, trimmed) : new SecretReferenceUnfit();

        var name = trimmed[(colon + 1)..];
        return trimmed[..colon] switch
        {
            "env" when name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') => new SecretReference(SecretPlace.Environment, name),
            "file" when Path.IsPathFullyQualified(name) => new SecretReference(SecretPlace.File, name),
            "vault" when VaultName.Fits(name) => new SecretReference(SecretPlace.Vault, name),
            _ => new SecretReferenceUnfit(),
        };
    }

    public override string ToString() => Place switch
    {
        SecretPlace.Environment => $"env:{Name}",
        SecretPlace.File => $"file:{Name}",
        SecretPlace.Vault => $"vault:{Name}",
        // A text without a prefix may be a secret that was put where its name belongs.
        _ => "a name in the vault",
    };
}
