using Portal.Engine;

namespace Portal.Web.Features.Sources;

/// <summary>A source is removed, but its credential could not be taken out of the vault.</summary>
/// <param name="Source">What the source was called.</param>
/// <param name="Secret">What the credential is called in the vault.</param>
/// <param name="Why">What the vault said.</param>
public sealed record CredentialStays(string Source, string Secret, Refusal Why) : Refusal
{
    public override string Message => $"{Source} is removed, but its credential, {Secret}, is still in the vault. {Why.Message}";
}
