namespace Portal.Web.Features.Home.Now;

/// <summary>A stretch of time in the heat map.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first after it.</param>
/// <param name="Label">What it is called, such as "Mon 14:00".</param>
/// <param name="Mark">What stands above it; empty where there is no room.</param>
public sealed record HeatColumn(DateTimeOffset From, DateTimeOffset To, string Label, string Mark);
