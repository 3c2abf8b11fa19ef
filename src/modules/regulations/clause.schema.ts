// The shape of a clause's key: free data with slashes, never an enumeration of numbers.
import { z } from 'zod';

export const clauseKey = z
  .string()
  .trim()
  .max(40, 'Не длиннее 40 знаков.')
  .regex(
    /^[0-9A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё.()-]*(\/[0-9A-Za-zА-Яа-яЁё.()-]+)*$/,
    'Ключ пункта: номер и, если нужно, часть через косую черту, например 5.2 или 1.4/1.',
  );
