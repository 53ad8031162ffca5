namespace Portal.Engine.Sources.AddressKeys;

/// <summary>One parameter in the query of an address.</summary>
static class AddressParameter
{
    /// <returns>The address with this value for it, and with no other.</returns>
    public static Uri With(Uri address, string name, string value)
    {
        var rest = Without(address, name);
        var own = $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
        return new UriBuilder(rest) { Query = rest.Query.Length > 1 ? $"{rest.Query}&{own}" : own }.Uri;
    }

    /// <summary>However it is escaped, and in capital letters or small: many servers take all of them for the same.</summary>
    public static Uri Without(Uri address, string name)
    {
        if (address.Query.Length < 2) return address;
        var all = address.Query[1..].Split('&');
        string[] kept = [.. all.Where(part => !Named(part).Equals(name, StringComparison.OrdinalIgnoreCase))];
        return kept.Length == all.Length ? address : new UriBuilder(address) { Query = string.Join('&', kept) }.Uri;
    }

    static string Named(string part) => Uri.UnescapeDataString(part.Split('=')[0].Replace('+', ' '));
}
