using Portal.Engine.Resilience.Egress;

namespace Portal.Engine.Sources;

/// <summary>The request was not made, because what authorises it cannot be had. Its owner must act.</summary>
/// <param name="Source">What the source is called.</param>
/// <param name="Why">What is wrong with the secret and what to do, without the secret.</param>
public sealed record CredentialMissing(string Source, string Why) : EgressRefusal
{
    public override string Message => $"{Source} was not asked, because its credential is missing. {Why}";
}
