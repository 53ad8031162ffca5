using Portal.Engine.People;
using Portal.Web.Ui;

namespace Portal.Web.Features.People;

/// <summary>The filters of the people as the address has them, for the page and its export alike.</summary>
public sealed record PeopleQuery(string? Text, string? Role, string? State, string? Sort)
{
    public static PeopleQuery Of(IQueryCollection query) => new(query["text"], query["role"], query["state"], query["sort"]);

    public PeopleFilter Filter() => new()
    {
        Text = QueryText.Plain(Text),
        Role = QueryText.Word<Role>(Role),
        Disabled = State switch { "disabled" => true, "active" => false, _ => null },
        BySignIn = Sort?.TrimStart('-') == "seen",
        Descending = Sort?.StartsWith('-') == true,
    };
}
