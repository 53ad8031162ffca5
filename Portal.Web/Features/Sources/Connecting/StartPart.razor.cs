using Microsoft.AspNetCore.Components;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Web.Features.Sources.Schedules;
using Portal.Web.Platform;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Makes a stream of a list that was looked at, tried and mapped, and has it read.</summary>
public sealed partial class StartPart(UnfinishedStreams unfinished, SyncEngine engine, ScheduleDesk schedules, Toasts toasts, NavigationManager navigation)
{
    StartForm _form = new();
    IReadOnlyList<WorkCalendar> _calendars = [];
    SchedulePreview? _preview;
    string? _problem;
    bool _working;

    [Parameter, EditorRequired]
    public UnfinishedScene Scene { get; set; } = default!;

    [Parameter, EditorRequired]
    public Func<Task<Actor>> Me { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var own = Visitor?.Zone() ?? TimeZoneInfo.Utc;
        _form = StartForm.Of(Scene.Unfinished!.Name, Scene.Settings, own.HasIanaId ? own.Id : "UTC");
        _form.Context.OnFieldChanged += (_, _) => _ = InvokeAsync(Look);
        _calendars = await schedules.Calendars();
        await Look();
    }

    /// <summary>What comes of the schedule, as far as it can be read.</summary>
    async Task Look()
    {
        _preview = _form.Schedule.Read() is { } schedule ? await schedules.Preview(Scene.Source, schedule, _calendars) : null;
        StateHasChanged();
    }

    async Task Start()
    {
        if (_working || _form.Read() is not var (stream, feed)) return;
        _working = true;
        await Begin(stream, feed);
        _working = false;
    }

    async Task Begin(Engine.Sources.StreamDraft stream, Engine.Sources.FeedDraft feed)
    {
        var me = await Me();
        if (!(await unfinished.Finish(me, Scene.Unfinished!.Id, stream, feed)).Succeeded(out var made, out var refusal))
        {
            _problem = _form.Mark(refusal);
            return;
        }

        await engine.Start(made.Id, new RunRequest(RunTrigger.Person, me.Name));
        toasts.Done($"{stream.Name} is connected and is being read.");
        navigation.NavigateTo(Urls.Source(Scene.Source.Id));
    }
}
