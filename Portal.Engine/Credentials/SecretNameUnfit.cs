namespace Portal.Engine.Credentials;

/// <summary>The name is not repeated: whoever mixes up two fields puts the secret where the name belongs.</summary>
public sealed record SecretNameUnfit : Refusal
{
    public override string Message => $"The name of a secret is 1 to {VaultName.MostLetters} letters, digits, hyphens, underscores, dots and slashes.";
}
