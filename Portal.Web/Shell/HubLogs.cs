namespace Portal.Web.Shell;

/// <summary>
/// What the browser sends is what people type: passwords and keys too. At its most talkative the framework writes all of it into the
/// log, so it is kept from that whatever the settings of the log say.
/// </summary>
static class HubLogs
{
    const string Category = "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher";

    public static void Quieten(LoggerFilterOptions options)
    {
        // A rule for one output goes before a rule for all of them, so each that has any gets this one.
        foreach (var output in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToArray())
            options.Rules.Add(new LoggerFilterRule(output, Category, LogLevel.Information, null));
    }
}
