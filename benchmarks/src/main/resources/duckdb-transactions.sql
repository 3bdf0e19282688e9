-- The columns of the dataset transactions, with the same names and texts. Less work than ours: every choice is even, time
-- passes evenly, and nothing is hashed, summed or vouched for.
COPY (
  SELECT
    strftime(TIMESTAMP '2024-01-01 00:00:00' + to_seconds(i * 31622400 // :rows), '%Y-%m-%d %H:%M:%S') AS timestamp,
    'T' || lpad((i + 1)::VARCHAR, 9, '0') AS transaction_id,
    'C' || lpad(customer::VARCHAR, 5, '0') AS customer_id,
    ['Electronics', 'Clothing', 'Books', 'Home & Kitchen', 'Groceries', 'Toys', 'Sports', 'Beauty', 'Garden', 'Office']
      [1 + (hash(i, 1) % 10)::INTEGER] AS product_category,
    price AS product_price,
    quantity,
    (price * quantity)::DECIMAL(12, 2) AS total_amount,
    ['Credit Card', 'Debit Card', 'PayPal', 'Bank Transfer', 'Gift Card'][1 + (hash(i, 2) % 5)::INTEGER]
      AS payment_method,
    ['London', 'Berlin', 'Paris', 'Madrid', 'Rome', 'Vienna', 'Hamburg', 'Warsaw', 'Barcelona', 'Munich', 'Milan',
      'Prague', 'Budapest', 'Amsterdam', 'Stockholm', 'Brussels', 'Copenhagen', 'Dublin', 'Lisbon', 'Kraków', 'Zürich',
      'Helsinki', 'Oslo', 'Malmö'][1 + customer % 24] AS city,
    ['United Kingdom', 'Germany', 'France', 'Spain', 'Italy', 'Austria', 'Germany', 'Poland', 'Spain', 'Germany',
      'Italy', 'Czechia', 'Hungary', 'Netherlands', 'Sweden', 'Belgium', 'Denmark', 'Ireland', 'Portugal', 'Poland',
      'Switzerland', 'Finland', 'Norway', 'Sweden'][1 + customer % 24] AS country
  FROM (
    SELECT
      i,
      (hash(i, 3) % 20000)::INTEGER AS customer,
      ((99 + hash(i, 4) % 149900)::INTEGER / 100)::DECIMAL(10, 2) AS price,
      1 + (hash(i, 5) % 10)::INTEGER AS quantity
    FROM numbers
  )
) TO ':file' (HEADER, DELIMITER ',')
