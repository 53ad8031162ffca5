using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>An address that an answer names as that of the next page. Kept is its path only, without a credential in it: that goes to the source and nowhere else.</summary>
static class NextAddress
{
    static readonly FrozenSet<string> Counting = new[] { "page", "p", "page[number]", "page_number", "pageNumber", "pageIndex", "offset", "page[offset]", "skip", "$skip", "start", "startAt", "startIndex" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static Outcome<string?> Token(Turn turn, string address)
    {
        if (!Uri.TryCreate(turn.Answer.Address, address, out var next) || next.Scheme is not ("http" or "https"))
            return new Failure(Who.Owner, $"{turn.Source} names {Texts.Quote(turn.Client.Hide(address), 60)} as its next page, which is no address. Correct in the settings where the address of the next page stands.");
        var (here, there) = (Origin.Of(turn.Answer.Address), Origin.Of(next));
        return here == there
            ? turn.Client.Plain(next).PathAndQuery
            : new Failure(Who.Owner, $"The next page of {turn.Source} is at {there}, and the source is at {here}. The credential is not sent elsewhere. If that is where its data is, correct the address of the source.");
    }

    /// <summary>Whether it says by a number how many pages or records come before, as `page=3` and `page[number]=3` do.</summary>
    public static bool CountsRecords(string token) =>
        token.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query && QueryHelpers.ParseQuery(token[query..]).Any(parameter =>
            long.TryParse(parameter.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _) && Counting.Contains(parameter.Key));

    /// <summary>A path that begins with two slashes would be read as another host if it were taken for a relative address.</summary>
    public static Uri Of(Uri source, string token) => new(source.GetLeftPart(UriPartial.Authority) + token);
}
