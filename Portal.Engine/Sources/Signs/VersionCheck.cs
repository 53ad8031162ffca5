using Portal.Engine.Forms;

namespace Portal.Engine.Sources.Signs;

/// <summary>Whether a version can be asked for as somebody wants it.</summary>
static class VersionCheck
{
    /// <summary>They say who asks, how long it is, or where it goes, and not which version.</summary>
    static readonly string[] Others = ["Authorization", "Proxy-Authorization", "Cookie", "Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection"];

    public static void Of(SourceDraft draft, FormProblems problems)
    {
        var (header, version) = (draft.VersionHeader.Kept(), draft.Version.Kept());
        if (header is null && version is not null) problems.Add(nameof(draft.VersionHeader), "Say by which header the version is asked for, such as X-Api-Version.");
        if (version is null && header is not null) problems.Add(nameof(draft.Version), "Say which version is asked for, or leave the header empty too.");
        if (header is not null && (header.Length > SourceDraft.LongestVersion || !header.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal))))
            problems.Add(nameof(draft.VersionHeader), "This is not the name of a header. Names look like Stripe-Version.");
        else if (header is not null && (Others.Contains(header, StringComparer.OrdinalIgnoreCase) || (draft.Auth.Kind == AuthKind.Header && string.Equals(header, draft.Auth.Header, StringComparison.OrdinalIgnoreCase))))
            problems.Add(nameof(draft.VersionHeader), "This header says something else already. Choose the one that the API names for its version.");
        if (version is not null && (version.Length > SourceDraft.LongestVersion || version.Any(letter => letter is < ' ' or > '~')))
            problems.Add(nameof(draft.Version), "No header can carry this. Use plain letters, digits and signs.");
    }

    /// <summary>As it is kept: without spaces around it, and nothing where nothing was said.</summary>
    public static string? Kept(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
