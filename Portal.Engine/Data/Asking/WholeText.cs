namespace Portal.Engine.Data.Asking;

/// <summary>Text that a database can hold. What it cannot hold is called so by nothing that is in it.</summary>
static class WholeText
{
    /// <returns>False where it has a zero byte, or half of a letter that is written in two.</returns>
    public static bool Is(string text) => !text.Contains('\0', StringComparison.Ordinal) && HasNoHalves(text);

    public static bool HasNoHalves(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[++at])) return false;
        }

        return true;
    }
}
