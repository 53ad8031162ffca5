using Portal.Web.Platform;
using Portal.Web.Ui;

namespace Portal.Web.Shell;

/// <summary>What the sidebar offers, in its order.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationItem> Items { get; } =
    [
        new("Home", Icons.Home, Urls.Home, Policies.Staff),
        new("Sources", Icons.Plug, Urls.Sources, Policies.Manager) { Also = Urls.AllRuns },
        new("Data", Icons.Table, Urls.Data, Policies.Manager),
        new("Freshness", Icons.Clock, Urls.Freshness, Policies.Manager),
        new("Workflows", Icons.Workflow, Urls.Workflows, Policies.Manager),
        new("Agents", Icons.Bot, Urls.Agents, Policies.Admin),
        new("Calendars", Icons.Calendar, Urls.Calendars, Policies.Manager),
        new("People", Icons.People, Urls.People, Policies.Admin),
        new("Configuration", Icons.Code, Urls.Blueprints, Policies.Admin),
        new("Audit", Icons.Audit, Urls.Audit, Policies.Manager),
    ];
}
