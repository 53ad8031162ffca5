namespace Portal.Engine.Store.Rows;

/// <summary>
/// Where a feed stands. It moves with the rows it read, in one commit. The epoch grows with each claim, so that a runner
/// that was overtaken finds its commits refused.
/// </summary>
sealed class FeedState
{
    public required long Feed { get; init; }

    public required long Stream { get; init; }

    public required long Epoch { get; set; }

    /// <summary>As JSON.</summary>
    public required string Cursor { get; set; }

    /// <summary>The run that claimed it last.</summary>
    public required long Run { get; set; }

    /// <summary>The number of the pass under way, or of the last one.</summary>
    public required long Pass { get; set; }

    /// <summary>Whether a pass has begun and not ended.</summary>
    public required bool InPass { get; set; }

    /// <summary>Whether the pass reads everything there is.</summary>
    public required bool Everything { get; set; }

    /// <summary>When the pass began, in microseconds.</summary>
    public required long PassAt { get; set; }

    /// <summary>The number of the stream's commit that the pass began after.</summary>
    public required long PassFrom { get; set; }

    /// <summary>What <see cref="PassFrom"/> was in the last good pass over everything; null if there was none.</summary>
    public required long? FullFrom { get; set; }

    /// <summary>Pages committed in the pass.</summary>
    public required long PassPages { get; set; }

    /// <summary>Records read in the pass.</summary>
    public required long PassRead { get; set; }

    /// <summary>Bad rows of the pass whose key could not be read, so that nobody knows what they are.</summary>
    public required long PassNameless { get; set; }

    /// <summary>Rows of the feed that wait in quarantine.</summary>
    public required long Waiting { get; set; }

    /// <summary>Removals of the feed that wait for a person.</summary>
    public required long Held { get; set; }

    /// <summary>When the last good pass began, in microseconds.</summary>
    public required long? GoodAt { get; set; }

    /// <summary>As of when what that pass read is sure.</summary>
    public required long? VerifiedAt { get; set; }

    /// <summary>When that pass was committed.</summary>
    public required long? GoodSince { get; set; }

    /// <summary>What the last good pass over everything read.</summary>
    public required long? FullRead { get; set; }

    public required long Pages { get; set; }

    public required long Read { get; set; }

    public required long Added { get; set; }

    public required long Changed { get; set; }

    public required long Unchanged { get; set; }

    public required long Deleted { get; set; }

    public required long Quarantined { get; set; }

    /// <summary>Whether the pass has kept nothing that the source said and come nowhere; a replay in it does neither.</summary>
    public bool IsAtBeginning => PassPages == 0 || (PassRead == 0 && FeedPlace.Read(Cursor).Token is null);

    /// <summary>Where it stands, for whoever holds it now.</summary>
    public FeedPlace Place => new(Feed, Stream, Epoch, Run, new PassInfo(Pass, Everything, Instant.At(PassAt), PassFrom, FullFrom, PassPages, PassRead, FeedPlace.IsMarked(Cursor)), FeedPlace.Read(Cursor));

    public FeedStanding Standing => new(
        Feed, Run, Pass, InPass, Everything, GoodAt is { } at ? Instant.At(at) : null, FullRead, Waiting, Held, Pages,
        new Counts(Read, Added, Changed, Unchanged, Deleted, Quarantined), FeedPlace.Read(Cursor)) { VerifiedAt = VerifiedAt is { } sure ? Instant.At(sure) : null };

    public static FeedState New(long feed, long stream) => new()
    {
        Feed = feed,
        Stream = stream,
        Epoch = 0,
        Cursor = FeedPlace.Write(Connectors.Cursor.Start, 0, 0),
        Run = 0,
        Pass = 0,
        InPass = false,
        Everything = false,
        PassAt = 0,
        PassFrom = 0,
        FullFrom = null,
        PassPages = 0,
        PassRead = 0,
        PassNameless = 0,
        Waiting = 0,
        Held = 0,
        GoodAt = null,
        VerifiedAt = null,
        GoodSince = null,
        FullRead = null,
        Pages = 0,
        Read = 0,
        Added = 0,
        Changed = 0,
        Unchanged = 0,
        Deleted = 0,
        Quarantined = 0,
    };

    public void Claim(long run)
    {
        Epoch++;
        Run = run;
        (Pages, Read, Added, Changed, Unchanged, Deleted, Quarantined) = (0, 0, 0, 0, 0, 0, 0);
    }

    /// <summary>Only the watermark and the memo outlive a pass.</summary>
    public void BeginPass(bool everything, long now, long commit)
    {
        (Pass, InPass, Everything, PassAt, PassFrom) = (Pass + 1, true, everything, now, commit);
        (PassPages, PassRead, PassNameless) = (0, 0, 0);
        Cursor = FeedPlace.Write(FeedPlace.Read(Cursor) with { Token = null, Greatest = null }, Pass, PassPages);
    }
}
