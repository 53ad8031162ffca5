namespace Portal.Web.SampleCompany.World;

/// <summary>How the company looks at a moment. With a lag, every third change is seen only so long after it was made.</summary>
readonly record struct View(DateTimeOffset Now, TimeSpan Lag = default);
