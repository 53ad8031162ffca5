using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Sources;
using Portal.Web.Features.Sources.Schedules;
using Portal.Web.Platform;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Makes a stream of a list that was looked at, tried and mapped, and has it read. What is entered is kept while somebody works.</summary>
public sealed partial class StartPart(ScheduleDesk schedules, TimeProvider clock) : IAsyncDisposable
{
    StartForm _form = new();
    IReadOnlyList<WorkCalendar> _calendars = [];
    SchedulePreview? _preview;
    StartDraft? _kept;
    Throttle? _throttle;
    Task _keeping = Task.CompletedTask;
    string? _problem;
    bool _working;
    long _id;

    /// <summary>How much there is of the list; null if it was tried before that was kept.</summary>
    ListSize? _size;

    [Parameter, EditorRequired]
    public UnfinishedScene Scene { get; set; } = default!;

    [Parameter, EditorRequired]
    public Func<Task<Actor>> Me { get; set; } = default!;

    /// <summary>Starts it and goes on, or tells why not.</summary>
    [Parameter, EditorRequired]
    public Func<StreamDraft, FeedDraft, Task<Refusal?>> Begin { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    /// <summary>The last that was entered is kept too, also of somebody whose line broke.</summary>
    public async ValueTask DisposeAsync()
    {
        _throttle?.Dispose();
        await Keep();
    }

    protected override async Task OnInitializedAsync()
    {
        var own = Visitor?.Zone() ?? TimeZoneInfo.Utc;
        _id = Scene.Unfinished!.Id;
        _size = UnfinishedStreams.Size(Scene.Unfinished);
        _form = StartForm.Of(Scene.Unfinished.Name, Scene.Settings, own.HasIanaId ? own.Id : "UTC", UnfinishedStreams.Start(Scene.Unfinished));
        _kept = _form.Typed;
        _throttle = new Throttle(clock, Throttle.ForPages, () => _ = InvokeAsync(Keep));
        _form.Context.OnFieldChanged += (_, _) => Changed();
        _calendars = await schedules.Calendars();
        if (_form.Schedule.CalendarId is { } chosen && _calendars.All(calendar => $"{calendar.Id}" != chosen))
        {
            // It is gone since, and whoever only looks changes nothing.
            _form.Schedule.CalendarId = null;
            _kept = _form.Typed;
        }

        await Look();
    }

    void Changed()
    {
        _throttle!.Call();
        _ = InvokeAsync(Look);
    }

    /// <summary>Whoever asks for it while it is being kept waits for that.</summary>
    Task Keep()
    {
        var now = _form.Typed;
        if (_kept is null || now == _kept) return _keeping;
        _kept = now;
        return _keeping = Write(now);
    }

    async Task Write(StartDraft now) => await Scene.Keep(await Me(), _id, one => UnfinishedStreams.Set(one, now));

    /// <summary>What comes of the schedule, as far as it can be read.</summary>
    async Task Look()
    {
        _preview = _form.Schedule.Read() is { } schedule ? await schedules.Preview(Scene.Source, schedule, _calendars, _form.Asks(_size)) : null;
        StateHasChanged();
    }

    async Task Start()
    {
        if (_working || _form.Read() is not var (stream, feed)) return;
        _working = true;
        // What is entered here is proposed for those that were ticked with it.
        await Keep();
        if (await Begin(stream, feed) is { } refusal) _problem = _form.Mark(refusal);
        _working = false;
    }
}
