using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Forms;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Web.Platform;

namespace Portal.Web.Features.Sources.Promises;

/// <summary>What is promised of a stream, and at once whether it can be kept.</summary>
public sealed partial class PromiseDialog(StreamPromises promises, TimeProvider clock)
{
    PromiseForm _form = new();
    EditContext _context = new(new PromiseForm());
    ValidationMessageStore? _problems;
    IReadOnlyList<WorkCalendar> _calendars = [];
    StreamOnBoard? _shown;
    string? _adding, _warning, _refusal;
    bool _working;

    /// <summary>Whose promise it is; null while the dialog is closed.</summary>
    [Parameter]
    public StreamOnBoard? Stream { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>It is saved.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    [Parameter, EditorRequired]
    public Func<Task<Actor>> Me { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Stream?.Stream.Id == _shown?.Stream.Id) return;
        _shown = Stream;
        if (Stream is null) return;
        _form = PromiseForm.Of(Stream.Stream, Stream.Entity);
        _context = new EditContext(_form);
        _problems = new ValidationMessageStore(_context);
        (_adding, _warning, _refusal) = (null, null, null);
        _calendars = await promises.Calendars();
    }

    void Add()
    {
        if (Stream is null || string.IsNullOrEmpty(_adding)) return;
        _form.Fields.Add(new FieldLine { Field = _adding, Label = PromiseForm.Label(Stream.Entity, _adding) });
        _adding = null;
    }

    async Task Save(bool anyway)
    {
        if (_working || Stream is not { } stream) return;
        _working = true;
        await Save(stream, anyway);
        _working = false;
        _context.NotifyValidationStateChanged();
    }

    async Task Save(StreamOnBoard stream, bool anyway)
    {
        (_refusal, _warning) = (null, null);
        _problems!.Clear();
        var fits = true;
        var draft = _form.Read(stream.Stream, (whose, name, text) =>
        {
            fits = false;
            _problems.Add(new FieldIdentifier(whose, name), text);
        });
        if (!fits) return;
        if (!anyway && await Warning(stream, draft) is { } warning)
        {
            _warning = warning;
            return;
        }

        var saved = await promises.Save(await Me(), stream.Stream.Id, draft);
        if (saved.Refusal is SettingsUnfit unfit) Mark(unfit);
        else if (saved.Refusal is { } refusal) _refusal = refusal.Message;
        else await Saved.InvokeAsync();
    }

    /// <summary>What is no promise at all is refused in its own words, and not warned of.</summary>
    async Task<string?> Warning(StreamOnBoard stream, StreamDraft draft)
    {
        var problems = new Engine.Forms.FormProblems();
        SettingsCheck.Check(draft, problems);
        return problems.Any ? null : await promises.Warning(stream, draft, clock.GetUtcNow(), Visitor?.Zone() ?? TimeZoneInfo.Utc);
    }

    void Mark(SettingsUnfit unfit)
    {
        foreach (var problem in unfit.Problems)
        {
            var line = _form.Fields.Find(one => problem.Setting == $"{nameof(StreamDraft.FieldPromises)}.{one.Field}");
            var name = problem.Setting == nameof(StreamDraft.CalendarId) ? nameof(PromiseForm.Calendar) : problem.Setting;
            _problems!.Add(line is null ? new FieldIdentifier(_form, name) : new FieldIdentifier(line, nameof(line.Tolerance)), problem.Text);
        }
    }

    Task Close() => Closed.InvokeAsync();
}
