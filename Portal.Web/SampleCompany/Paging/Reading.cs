using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>What came of reading a request: what it asks for, or the answer that says why it cannot be read.</summary>
sealed record Reading(Wish? Wish, Answer? Refusal)
{
    public static implicit operator Reading(Wish wish) => new(wish, null);

    public static implicit operator Reading(Answer refusal) => new(null, refusal);
}
