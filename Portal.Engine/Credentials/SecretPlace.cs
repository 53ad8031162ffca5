namespace Portal.Engine.Credentials;

public enum SecretPlace
{
    Environment,
    File,
    Vault,

    /// <summary>The vault too, but by a text that says so nowhere.</summary>
    Name,
}
