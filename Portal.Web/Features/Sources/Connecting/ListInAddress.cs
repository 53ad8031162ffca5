namespace Portal.Web.Features.Sources.Connecting;

/// <summary>An address that somebody copied with the list in it: where the system is, and where in it the list.</summary>
/// <param name="Address">All before its last part.</param>
/// <param name="Path">Its last part.</param>
public sealed record ListInAddress(Uri Address, string Path)
{
    /// <returns>Null where the address has no part to take off.</returns>
    public static ListInAddress? Of(Uri address)
    {
        var text = address.GetLeftPart(UriPartial.Path);
        var whole = text.TrimEnd('/');
        var at = whole.LastIndexOf('/') + 1;
        return at <= address.GetLeftPart(UriPartial.Authority).Length ? null : new(new Uri(whole[..at]), text[at..]);
    }
}
