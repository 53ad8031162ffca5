namespace Portal.Engine.Connecting.Testing;

/// <summary>Takes apart what is said in one piece elsewhere: what is wrong, and what to do.</summary>
static class Sentences
{
    public static (string What, string? Advice) First(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? (text, null) : (text[..(end + 1)], text[(end + 2)..]);
    }
}
