namespace Portal.Web.Platform.Metrics;

/// <summary>Whose numbers are told: the portal's own, and those of the framework that say how it fares.</summary>
static class Meters
{
    public const string Own = "Portal.";

    public static readonly string[] OfTheFramework =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Server.Circuits",
        "System.Runtime",
        "System.Net.Http",
    ];

    public static bool Include(string meter) => meter.StartsWith(Own, StringComparison.Ordinal) || OfTheFramework.Contains(meter);
}
