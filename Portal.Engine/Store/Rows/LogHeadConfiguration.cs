using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Store.Rows;

sealed class LogHeadConfiguration : IEntityTypeConfiguration<LogHead>
{
    public void Configure(EntityTypeBuilder<LogHead> head)
    {
        head.ToTable("LogHead");
        head.Property(h => h.Id).ValueGeneratedNever();
        head.Ignore(h => h.KeptSince);
        head.HasData(new LogHead { Id = LogHead.Only, Position = 0, Compacted = 0, CompactedAt = 0, Trimmed = 0, Compactions = 0 });
    }
}
