using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Forms;
using Portal.Engine.Sources;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Web.Features.Sources.Renaming;

public sealed partial class RenameDialog(RenameDesk desk)
{
    Typed _form = new();
    EditContext _context = new(new Typed());
    ValidationMessageStore? _problems;
    (long? Stream, long? Feed) _shown;
    string? _refusal;
    bool _working;

    /// <summary>The stream that is renamed, or a feed of which is; null while the dialog is closed.</summary>
    [Parameter]
    public Stream? Stream { get; set; }

    /// <summary>The feed that is renamed; null if the stream itself is.</summary>
    [Parameter]
    public Feed? Feed { get; set; }

    [Parameter, EditorRequired]
    public Func<Task<Actor>> Me { get; set; } = default!;

    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>Hears what was done.</summary>
    [Parameter]
    public EventCallback<string> Saved { get; set; }

    string? Before => Feed?.Name ?? Stream?.Name;

    protected override void OnParametersSet()
    {
        if (_shown == (Stream?.Id, Feed?.Id) && _problems is not null) return;
        _shown = (Stream?.Id, Feed?.Id);
        _form = new() { Name = Before };
        _context = new EditContext(_form);
        (_problems, _refusal) = (new ValidationMessageStore(_context), null);
    }

    async Task Submit()
    {
        if (_working || Stream is null) return;
        _working = true;
        var name = _form.Name ?? "";
        var outcome = Feed is null ? await desk.Stream(await Me(), Stream.Id, name) : await desk.Feed(await Me(), Feed.Id, name);
        _working = false;
        if (outcome.Succeeded(out var done, out var refusal)) await Saved.InvokeAsync(done);
        else Mark(refusal);
    }

    /// <summary>What is wrong with the name stands beside it, and all else above.</summary>
    void Mark(Refusal refusal)
    {
        _problems!.Clear();
        var aboutName = refusal switch
        {
            StreamNameTaken or FeedNameTaken => refusal.Message,
            SettingsUnfit unfit => unfit.Problems.FirstOrDefault(problem => problem.Setting == nameof(StreamDraft.Name))?.Text,
            _ => null,
        };
        _refusal = aboutName is null ? refusal.Message : null;
        if (aboutName is not null) _problems.Add(_context.Field(nameof(Typed.Name)), aboutName);
        _context.NotifyValidationStateChanged();
    }

    sealed class Typed
    {
        public string? Name { get; set; }
    }
}
