using Microsoft.AspNetCore.Components;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Audit;

/// <summary>The log with its filters in the address, so that what is seen can be sent to somebody.</summary>
public sealed partial class AuditLogPage(AuditLog log)
{
    static readonly (string Name, object? Value)[] Restart = [(Pager.After, null), (Pager.Before, null)];

    AuditPage? _page;
    IReadOnlyList<string> _actions = [];

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Action { get; set; }

    [SupplyParameterFromQuery]
    string? Who { get; set; }

    [SupplyParameterFromQuery]
    string? Target { get; set; }

    [SupplyParameterFromQuery]
    string? From { get; set; }

    [SupplyParameterFromQuery]
    string? Until { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? OlderThan { get; set; }

    [SupplyParameterFromQuery(Name = Pager.Before)]
    string? NewerThan { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    AuditQuery Asked => new(Text, Action, Who, Target, From, Until);

    bool IsNarrowed => Asked != new AuditQuery(null, null, null, null, null, null);

    string? NewerUrl => _page is { HasNewer: true, Entries: [var first, ..] } ? Query.With((Pager.Before, first.Id), (Pager.After, null)) : null;

    string? OlderUrl => _page is { HasOlder: true, Entries: [.., var last] } ? Query.With((Pager.After, last.Id), (Pager.Before, null)) : null;

    protected override async Task OnInitializedAsync() => _actions = await log.Actions();

    protected override async Task OnParametersSetAsync() =>
        _page = await log.Page(Asked.Filter(Visitor), new AuditPlace(QueryText.Key(OlderThan), QueryText.Key(NewerThan)), Pager.Rows);

    string? WhoUrl(AuditEntry entry) => AuditQuery.WhoMade(entry) is { } who ? Query.With(("who", who), Restart[0], Restart[1]) : null;

    void Narrow(string name, object? value) => Query.Set((name, value), Restart[0], Restart[1]);

    string ExportUrl(string format) => Urls.AuditExportAs(format, new Uri(Query.With(Restart)).Query);
}
