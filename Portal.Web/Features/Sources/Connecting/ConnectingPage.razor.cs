using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine.Connecting.Hints;
using Portal.Engine.Connecting.Testing;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Tests a connection, and asks what is to be read from it.</summary>
public sealed partial class ConnectingPage(SourceRegistry sources, ConnectionTest test, PathHints hints, UnfinishedStreams unfinished, NavigationManager navigation) : IDisposable
{
    const int MostHints = 40;

    readonly CancellationTokenSource _gone = new();
    readonly EditContext _context = new(new object());
    List<TestedStep> _steps = [];
    IReadOnlyList<UnfinishedStream> _unfinished = [];
    UnfinishedStream? _givingUp;
    Source? _source;
    HintsFound? _hints;
    RestMethod _method;
    string? _path = "", _name, _body = "", _problem;
    bool _testing, _working;

    /// <summary>The source.</summary>
    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (await sources.Find(Id) is not { } found)
        {
            navigation.NotFound();
            return;
        }

        (_source, _unfinished) = (found, await unfinished.List(Id));
        // Where the page is only drawn for the first answer the source is not asked.
        if (RendererInfo.IsInteractive) await Test();
    }

    async Task Test()
    {
        if (_testing) return;
        (_testing, _steps) = (true, []);
        await foreach (var step in test.Run(_source!, stop: _gone.Token))
        {
            _steps = [.. _steps, step];
            StateHasChanged();
        }

        _testing = false;
        if (_hints is null && _steps.All(step => step.Outcome != StepOutcome.Failed || step.Step == TestStep.AnswerUnderstood))
        {
            StateHasChanged();
            _hints = await hints.Find(_source!, _gone.Token);
        }
    }

    void Pick(PathHint hint) => (_path, _name) = (hint.Path, hint.Name);

    async Task Look()
    {
        if (_working) return;
        var path = _path?.Trim() ?? "";
        // Whoever copies the whole address means what follows the part that is known.
        if (path.StartsWith($"{_source!.Address}", StringComparison.OrdinalIgnoreCase)) path = path[$"{_source.Address}".Length..];
        _problem = path.Trim('/').Length == 0 ? "Write where the list is, such as v1/contacts, or choose one." : null;
        if (_problem is not null) return;
        _working = true;
        var me = (await Authentication).User.AsActor(Visitor?.Address);
        var body = _method == RestMethod.Post ? string.IsNullOrWhiteSpace(_body) ? "{}" : _body : null;
        var begun = await unfinished.Begin(me, Id, NameOf(path), new RestSettings { Path = path.TrimStart('/'), Method = _method, Body = body });
        navigation.NavigateTo(Urls.Unfinished(Id, begun.Id));
    }

    async Task GiveUp()
    {
        if (_givingUp is null) return;
        await unfinished.GiveUp((await Authentication).User.AsActor(Visitor?.Address), _givingUp.Id);
        _unfinished = await unfinished.List(Id);
    }

    /// <summary>"v1/crm_contacts?limit=10" is called "Crm contacts".</summary>
    string NameOf(string path)
    {
        if (_name is { Length: > 0 } picked && _hints?.Paths.Any(hint => hint.Path == _path && hint.Name == picked) == true) return picked;
        var last = path.Split('?')[0].Trim('/').Split('/')[^1].Replace('_', ' ').Replace('-', ' ');
        var name = last.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? last[..^".json".Length] : last;
        return name.Length == 0 ? "Records" : char.ToUpperInvariant(name[0]) + name[1..];
    }
}
