using Portal.Web.Platform;

namespace Portal.Web.Shell;

/// <summary>All keyboard shortcuts. The help dialog lists this table, and the script obeys what the dialog lists.</summary>
public static class Shortcuts
{
    public const string HelpDialog = "shortcuts-help";

    public static IReadOnlyList<Shortcut> All { get; } =
    [
        new("g h", "Go home", "go", Policies.Staff, Urls.Home),
        new("g s", "Go to sources", "go", Policies.Manager, Urls.Sources),
        new("g d", "Go to the data", "go", Policies.Manager, Urls.Data),
        new("g f", "Go to freshness", "go", Policies.Manager, Urls.Freshness),
        new("g w", "Go to workflows", "go", Policies.Manager, Urls.Workflows),
        new("g k", "Go to agents and their keys", "go", Policies.Admin, Urls.Agents),
        new("g c", "Go to calendars", "go", Policies.Manager, Urls.Calendars),
        new("g p", "Go to people", "go", Policies.Admin, Urls.People),
        new("g o", "Go to the configuration as a file", "go", Policies.Admin, Urls.Blueprints),
        new("g a", "Go to the audit log", "go", Policies.Manager, Urls.Audit),
        new("/", "Search on this page", "search", Policies.Staff),
        new("t", "Change the theme", "theme", Policies.Staff),
        new("?", "Show these shortcuts", "help", Policies.Staff),
    ];
}
