using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Registers a system, or changes where it is and what it asks for.</summary>
public sealed partial class ConnectPage(SystemDesk desk, SourceRegistry sources, PeopleDirectory people, NavigationManager navigation)
{
    SystemForm _form = new();
    Source? _source;
    IReadOnlyList<Person> _people = [];
    string _saved = new SystemForm().Entered;
    string? _problem;
    bool _isShared, _working;

    /// <summary>Of which source; null for a new one.</summary>
    [Parameter]
    public long? Id { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Id is not { } id) return;
        if (await sources.Find(id) is not { } found)
        {
            navigation.NotFound();
            return;
        }

        // Whoever looks after it now is among them, let in or not.
        _people = [.. (await people.List(new PeopleFilter())).Where(person => person.DisabledAt is null || person.Id == found.OwnerId)];
        if (found.OwnerId is { } owner && _people.All(person => person.Id != owner) && await people.Find(owner) is { } one) _people = [.. _people, one];
        _isShared = await sources.Shares(found);
        (_source, _form) = (found, SystemForm.Of(found));
        _saved = _form.Entered;
    }

    static string Words(AuthKind kind) => typeof(AuthKind).GetField($"{kind}")!.GetCustomAttribute<DescriptionAttribute>()!.Description;

    async Task Submit()
    {
        if (_working || _form.Read() is not { } draft) return;
        _working = true;
        var me = (await Authentication).User.AsActor(Visitor?.Address);
        var outcome = _source is null ? await desk.Add(me, draft, _form.Secret) : await desk.Change(me, _source, draft, _form.Secret);
        _working = false;
        if (!outcome.Succeeded(out var source, out var refusal))
        {
            // What is saved is what is seen from here on: nobody else changed it.
            if (refusal is SavedBesideVault half) _source = half.Saved;
            _problem = _form.Mark(refusal);
            return;
        }

        _saved = _form.Entered;
        navigation.NavigateTo(Urls.Connecting(source.Id));
    }
}
