namespace Portal.Engine.Connectors;

/// <summary>
/// Where a feed stands. The watermark moves only when a pass ends, to the greatest seen in it, so pages need not be sorted;
/// a token leads on within a pass, and when it has expired the pass starts again from the watermark.
/// Texts are the connector's own; the engine keeps them and does not look into them.
/// </summary>
/// <param name="Watermark">Up to where everything was read; null before the first pass ended.</param>
/// <param name="Token">Where to go on within the pass; null at its beginning.</param>
/// <param name="Greatest">The greatest updated value seen in this pass.</param>
/// <param name="Memo">What the connector remembers across passes, such as an ETag.</param>
public sealed record Cursor(string? Watermark = null, string? Token = null, string? Greatest = null, string? Memo = null)
{
    public static Cursor Start { get; } = new();
}
