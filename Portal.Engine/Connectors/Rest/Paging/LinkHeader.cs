namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>Reads the header Link (RFC 8288). An address in it may hold commas and semicolons, and so may a quoted text.</summary>
static class LinkHeader
{
    /// <returns>The address whose relation is "next"; null if there is none.</returns>
    public static string? Next(string? header)
    {
        var rest = header.AsSpan();
        while (rest.IndexOf('<') is >= 0 and var open)
        {
            rest = rest[(open + 1)..];
            if (rest.IndexOf('>') is not (>= 0 and var close)) return null;
            var address = rest[..close].Trim().ToString();
            rest = rest[(close + 1)..];
            var end = EndOfParameters(rest);
            if (IsNext(rest[..end])) return address;
            rest = rest[end..];
        }

        return null;
    }

    /// <summary>Where the comma stands that is not inside quotes.</summary>
    static int EndOfParameters(ReadOnlySpan<char> text)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && isQuoted) i++;
            else if (text[i] == '"') isQuoted = !isQuoted;
            else if (text[i] == ',' && !isQuoted) return i;
        }

        return text.Length;
    }

    static bool IsNext(ReadOnlySpan<char> parameters)
    {
        foreach (var part in parameters.ToString().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var value] || !name.Equals("rel", StringComparison.OrdinalIgnoreCase)) continue;
            return value.Trim('"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
        }

        return false;
    }
}
