namespace Portal.Engine.Data.Asking;

/// <summary>A part of the values of a field, in the order of the index. Without an end it goes on as far as there are any.</summary>
readonly record struct IndexRange(string? Low, string? High, bool IsLowOpen = false, bool IsHighOpen = false)
{
    public bool IsOne => Low is not null && Low == High;
}
