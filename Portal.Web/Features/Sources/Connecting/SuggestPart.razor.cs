using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.Connecting.Suggesting;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Forms;
using Portal.Engine.Sources;
using Portal.Web.Features.Sources.Schedules;
using Portal.Web.Platform;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Tries a further list as another was read, and starts it at once where all of that is shown to be right.</summary>
public sealed partial class SuggestPart(ListSuggestions suggestions, ScheduleDesk schedules, Toasts toasts) : IDisposable
{
    readonly CancellationTokenSource _gone = new();
    CancellationToken _stop;
    ListSuggestion? _found;
    StartForm _form = new();
    SchedulePreview? _preview;
    int _asked;

    [Parameter, EditorRequired]
    public UnfinishedScene Scene { get; set; } = default!;

    /// <summary>Keeps what is taken, and tells whether the list is still there.</summary>
    [Parameter, EditorRequired]
    public Func<Action<UnfinishedStream>, Task<bool>> Keep { get; set; } = default!;

    /// <summary>Starts it and goes on, or tells why not.</summary>
    [Parameter, EditorRequired]
    public Func<StreamDraft, FeedDraft, Task<Refusal?>> Begin { get; set; } = default!;

    /// <summary>The answer itself is to be looked at.</summary>
    [Parameter]
    public EventCallback OnLook { get; set; }

    /// <summary>What was found is taken, and the rest is to be chosen.</summary>
    [Parameter]
    public EventCallback OnTaken { get; set; }

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    string Name => Scene.Unfinished!.Name;

    /// <summary>What cannot be promised is a doubt too.</summary>
    IEnumerable<string> Doubts => _found!.Doubts.Concat(new[]
    {
        _found.Entity is not null && _preview is null ? "When it is read is entered in a way that cannot be read." : null,
        _form.Warning(_preview?.Longest),
        _preview?.Cost is { IsClose: true } cost ? CostWords.Title(cost) : null,
    }.OfType<string>());

    bool IsCertain => _found!.IsCertain && !Doubts.Any();

    string Age => SpanText.Read(_form.Tolerance ?? "") is { } age ? $"It may be {SpanText.Write(age)} old." : "Nobody has said how old it may be.";

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _stop = _gone.Token;
        if (!RendererInfo.IsInteractive) return;
        var found = await suggestions.Of(Scene.Source, Name, Scene.Settings, Scene.Like!, asked => _ = InvokeAsync(() => Asked(asked)), _stop);
        if (found.Tried is { } tried) _form = StartForm.Of(Name, tried.Proposed, Visitor?.TimeZone ?? "UTC", UnfinishedStreams.Start(Scene.Unfinished!));
        if (_form.Read() is var (_, feed)) _preview = await schedules.Preview(Scene.Source, feed.Schedule, await schedules.Calendars(_stop), _form.Asks(found.Tried?.Size), _stop);
        _found = found;
    }

    void Asked(int asked)
    {
        _asked = asked;
        StateHasChanged();
    }

    async Task Map()
    {
        if (await Take(UnfinishedStep.Map)) await OnTaken.InvokeAsync();
    }

    async Task Start()
    {
        if (_form.Read() is not var (stream, feed) || !await Take(UnfinishedStep.Start) || await Begin(stream, feed) is not { } refusal) return;
        toasts.Problem(_form.Mark(refusal) ?? refusal.Message);
        await OnTaken.InvokeAsync();
    }

    Task<bool> Take(UnfinishedStep step)
    {
        var found = _found!;
        return Keep(one =>
        {
            UnfinishedStreams.Set(one, found.Tried!);
            (one.EntityId, one.NewEntity) = (found.EntityId, found.Entity is { } entity && found.EntityId is null ? UnfinishedStreams.Text(entity) : null);
            (one.Mapping, one.Step) = (UnfinishedStreams.Text(found.Mapping), step);
        });
    }
}
