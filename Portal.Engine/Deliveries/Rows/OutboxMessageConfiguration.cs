using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Deliveries.Rows;

sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("OutboxMessages");
        message.Property(m => m.Id).HasMaxLength(OutboxMessage.LongestId);
        message.Property(m => m.Type).HasMaxLength(OutboxMessage.LongestType);
        message.HasIndex(m => new { m.Destination, m.Number }).IsUnique();
        message.HasIndex(m => new { m.Destination, m.State, m.Number });
        message.HasIndex(m => m.EndedAt);
        message.HasOne<Destination>().WithMany().HasForeignKey(m => m.Destination).OnDelete(DeleteBehavior.Cascade);
    }
}
