using Portal.Engine.Connectors.Rest.Asking;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>The address of the next page stands in the header Link.</summary>
sealed class LinkHeaderPaging : IPaging
{
    public void Ask(Ask ask, string? token)
    {
        if (token is not null) ask.GoTo(NextAddress.Of(ask.Address, token));
    }

    public Outcome<string?> Next(Turn turn) => LinkHeader.Next(turn.Answer.Link) is { } address ? NextAddress.Token(turn, address) : (string?)null;

    public bool CanShift(string token) => NextAddress.CountsRecords(token);
}
