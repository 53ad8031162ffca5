using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Running;

namespace Portal.Web.Features.Sources;

/// <summary>A feed on the page of its source: how it stands, what it waits for, and what can be done.</summary>
public sealed partial class FeedPanel
{
    readonly OpenMenu _menu = new();

    [Parameter, EditorRequired]
    public Source Source { get; set; } = default!;

    [Parameter]
    public string? Owner { get; set; }

    [Parameter, EditorRequired]
    public StreamOnBoard Stream { get; set; } = default!;

    [Parameter, EditorRequired]
    public FeedOnBoard Feed { get; set; } = default!;

    /// <summary>Null while it is at rest.</summary>
    [Parameter]
    public RunProgress? Progress { get; set; }

    [Parameter]
    public SourceState? Calls { get; set; }

    [Parameter]
    public EventCallback OnSync { get; set; }

    [Parameter]
    public EventCallback OnReplay { get; set; }

    [Parameter]
    public EventCallback OnStop { get; set; }

    [Parameter]
    public EventCallback OnResume { get; set; }

    [Parameter]
    public EventCallback OnReject { get; set; }

    /// <summary>What the calendar of its schedule is called.</summary>
    [Parameter]
    public string? Calendar { get; set; }

    /// <summary>Its next slot.</summary>
    [Parameter]
    public DateTimeOffset? Next { get; set; }

    [Parameter]
    public EventCallback OnSchedule { get; set; }

    [Parameter]
    public EventCallback OnPause { get; set; }

    [Parameter]
    public EventCallback OnSetBack { get; set; }

    [Parameter]
    public EventCallback OnRename { get; set; }

    /// <summary>Something is to be asked before it is done.</summary>
    [Parameter]
    public EventCallback<FeedAsk> OnAsk { get; set; }

    /// <summary>The whole stream is to go.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    /// <summary>What a connector writes down as a time is shown like any other; its other words as they are.</summary>
    static DateTimeOffset? Moment(string watermark) =>
        DateTimeOffset.TryParse(watermark, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>What the button does that stands there now.</summary>
    string Now => Progress is null ? SyncWords.Sync(Feed) : SyncWords.Stop;

    string Title(Need need) => need.Kind == NeedKind.Pause ? "It is paused" : $"{RunWords.MustAct(need.Who, Source.Name, Owner)}.";

    Task Choose(FeedAsk ask) => _menu.Leave(() => OnAsk.InvokeAsync(ask));

    Task Choose(EventCallback deed) => _menu.Leave(deed.InvokeAsync);
}
