namespace Portal.Engine.Credentials;

/// <summary>The text is not repeated: it may be the secret itself.</summary>
public sealed record SecretReferenceUnfit : Refusal
{
    public override string Message => "This does not say where a secret is kept. Write env:NAME for an environment variable, file:/full/path for a mounted file, or vault:name for the vault.";
}
