using Portal.Engine;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>The settings are saved, but what belongs to them in the vault is not as it should be.</summary>
/// <param name="Saved">The system as it is now.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Why">What the vault said.</param>
public sealed record SavedBesideVault(Source Saved, string What, Refusal Why) : Refusal
{
    public override string Message => $"The settings are saved, but {What}. {Why.Message}";
}
