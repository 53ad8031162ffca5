namespace Portal.Web;

/// <summary>Which addresses the portal listens on: the framework's own settings win over Portal:Listen.</summary>
static class Listening
{
    static readonly string[] EveryAddress = ["+", "*", "0.0.0.0", "[::]"];

    public static string[] Addresses(IConfiguration configuration, PortalOptions options)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls) return Split(urls);
        string[] ports = [.. Ports("http"), .. Ports("https")];
        return ports.Length > 0 ? ports : Split(options.Listen);

        IEnumerable<string> Ports(string scheme) => Split(configuration[$"{scheme}_ports"] ?? "").Select(port => $"{scheme}://*:{port}");
    }

    /// <summary>The address by which a program on this machine reaches it; plain HTTP where there is a choice.</summary>
    public static Uri Reach(string[] addresses)
    {
        var address = BindingAddress.Parse(addresses.OrderBy(address => address.StartsWith("https", StringComparison.OrdinalIgnoreCase)).First());
        var host = EveryAddress.Contains(address.Host) ? "127.0.0.1" : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}");
    }

    static string[] Split(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
