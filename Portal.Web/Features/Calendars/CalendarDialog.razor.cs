using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine;
using Portal.Engine.Calendars;
using Portal.Engine.Forms;

namespace Portal.Web.Features.Calendars;

/// <summary>A calendar's form, with the days that come of it.</summary>
public sealed partial class CalendarDialog(TimeProvider clock)
{
    EditContext _context = new(new CalendarForm());
    ValidationMessageStore? _problems;
    string? _refusal;
    bool _working;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What is filled in; null while the dialog is closed.</summary>
    [Parameter]
    public CalendarForm? Form { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>Saves; says why not, or nothing.</summary>
    [Parameter, EditorRequired]
    public Func<CalendarDraft, Task<Refusal?>> Save { get; set; } = default!;

    IReadOnlyList<PreviewDay> Preview
    {
        get
        {
            var fits = true;
            var draft = Form?.Read((_, _, _) => fits = false);
            return draft is not null && fits ? PreviewDay.Of(draft, clock.GetUtcNow()) : [];
        }
    }

    protected override void OnParametersSet()
    {
        if (Form is null || Form == _context.Model) return;
        _context = new EditContext(Form);
        _problems = new ValidationMessageStore(_context);
        _refusal = null;
    }

    async Task Submit()
    {
        if (_working || Form is not { } form) return;
        _working = true;
        _refusal = null;
        _problems!.Clear();
        var fits = true;
        var draft = form.Read((whose, name, text) =>
        {
            fits = false;
            _problems.Add(new FieldIdentifier(whose, name), text);
        });
        if (fits && await Save(draft) is { } refusal) Say(form, refusal);
        _working = false;
        _context.NotifyValidationStateChanged();
    }

    void Say(CalendarForm form, Refusal refusal)
    {
        if (refusal is not SettingsUnfit unfit)
        {
            _refusal = refusal.Message;
            return;
        }

        foreach (var problem in unfit.Problems)
        {
            var line = form.Week.FirstOrDefault(one => problem.Setting == $"{nameof(CalendarDraft.Hours)}.{one.Day}");
            if (problem.Setting == nameof(CalendarDraft.Hours)) line = form.Week[0];
            _problems!.Add(line is null ? new FieldIdentifier(form, problem.Setting) : new FieldIdentifier(line, nameof(line.Hours)), problem.Text);
        }
    }
}
