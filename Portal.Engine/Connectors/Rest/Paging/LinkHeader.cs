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
            var address = rest[..close].Trim();
            rest = rest[(close + 1)..];
            var end = End(rest, ',');
            if (IsNext(rest[..end])) return address.ToString();
            rest = rest[end..];
        }

        return null;
    }

    static bool IsNext(ReadOnlySpan<char> parameters)
    {
        while (parameters.Length > 0)
        {
            var end = End(parameters, ';');
            var parameter = parameters[..end].Trim();
            parameters = parameters[Math.Min(end + 1, parameters.Length)..];
            if (parameter.IndexOf('=') is >= 0 and var equals && parameter[..equals].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase))
                return parameter[(equals + 1)..].Trim().Trim('"').ToString().Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
        }

        return false;
    }

    /// <summary>Where the separator stands that is not inside quotes.</summary>
    static int End(ReadOnlySpan<char> text, char separator)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && isQuoted) i++;
            else if (text[i] == '"') isQuoted = !isQuoted;
            else if (text[i] == separator && !isQuoted) return i;
        }

        return text.Length;
    }
}
