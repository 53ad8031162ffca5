namespace Portal.Web.SampleCompany.World;

/// <summary>A record that is gone, and since when.</summary>
readonly record struct Deletion(long Number, DateTimeOffset At);
