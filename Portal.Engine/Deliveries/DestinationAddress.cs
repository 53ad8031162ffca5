using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Resilience.Egress;

namespace Portal.Engine.Deliveries;

/// <summary>What can be said of an address before anything goes there. Where its name leads is looked at each time something does.</summary>
sealed class DestinationAddress(EgressGuard guard)
{
    public Outcome<Uri> Read(string text)
    {
        if (text.Length > Destination.LongestUrl || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0) return new DestinationAddressUnfit();
        if (guard.Check(url) is { } refusal) return refusal;
        return url.Scheme == "https" || guard.Allows(url) ? url : new DestinationNotEncrypted($"{Origin.Of(url)}");
    }
}
